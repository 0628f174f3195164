// Looks at a report as readers have it: a wide screen, a phone, a very narrow one, and print. One line a check.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const readers = [
  { name: 'desktop, 1280 pixels', width: 1280, height: 900 },
  { name: 'phone, 390 pixels', width: 390, height: 844 },
  { name: 'reflow, 320 pixels (WCAG 1.4.10)', width: 320, height: 640 },
  { name: 'print', width: 794, height: 1123, media: 'print' },
];

const address = pathToFileURL(process.argv[2]).href;
let failed = 0;

const report = (passed, what, why = '') => {
  failed += passed ? 0 : 1;
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${what}${passed ? '' : `: ${why}`}`);
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

try {
  for (const reader of readers) {
    const page = await browser.newPage({ viewport: { width: reader.width, height: reader.height } });
    const asked = [];
    page.on('request', request => asked.push(request.url()));
    await page.goto(address);
    await page.emulateMedia({ media: reader.media ?? 'screen' });

    await page.evaluate(axe);
    const found = await page.evaluate(values => globalThis.axe.run(document, { runOnly: { type: 'tag', values } }), rules);
    report(found.violations.length === 0, `${reader.name}: axe finds nothing (${found.passes.length} rules passed)`, found.violations
      .map(each => `${each.id} (${each.help}): ${each.nodes.slice(0, 3).map(node => node.target.join(' ')).join('; ')}`).join(' | '));
    report(found.passes.some(each => each.id === 'color-contrast'), `${reader.name}: axe judged the contrast`, 'it did not');

    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
    report(reader.media === 'print' || wide <= reader.width, `${reader.name}: the page does not scroll sideways`, `${wide} pixels wide`);

    const small = await page.evaluate(() => [...document.querySelectorAll('svg')]
      .filter(svg => svg.getClientRects().length > 0)
      .map(svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width * 13)
      .filter(letters => letters < 9));
    report(small.length === 0, `${reader.name}: letters of charts can be read`, `${small.length} charts with letters below 9 pixels`);
    report(asked.every(url => url === address), `${reader.name}: nothing else is fetched`, asked.join(', '));
    await page.close();
  }

  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(address);
  await page.keyboard.press('Tab');
  report(await page.evaluate(() => document.activeElement.textContent.startsWith('Skip')), 'keyboard: the first stop skips to the figures', 'it does not');
  const printed = await page.pdf({ preferCSSPageSize: true });
  report(printed.length > 10_000, 'print: there is a PDF', `${printed.length} bytes`);
} finally {
  await browser.close();
}

process.exitCode = failed === 0 ? 0 : 1;
