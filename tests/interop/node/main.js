// Runs every check. Started with reporter.js, which prints a line for each.

import './health_checks.js';
import './reflection_checks.js';
import './push_checks.js';
import './rate_checks.js';
import './caseload_checks.js';
import './list_checks.js';
import './error_checks.js';
import './stream_checks.js';
import './transport_checks.js';
import './wire_checks.js';
