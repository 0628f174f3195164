"""GetVacancyRate and GetMonthlySeries, against figures derived by hand."""

import unittest

import service
from contract import date, measures, measures_messages, staffing
from council import CENSUS_DAY, FIRST_DAY, Council
from push import push

NOVEMBER = date.Date(year=2026, month=11, day=30)


def council_of_five_posts(name):
    """
    Five posts of 1 FTE from 1 April 2026. On 30 September: three filled, one filled by half, one covered by agency; so

        establishment 5, in post 3.5, vacant 0.5 + 1 = 1.5, agency cover 1.

    A starter of 0.5 FTE is due on 1 November in the half-filled post.
    """
    c = Council(name)
    push(
        c.council(),
        *(c.post(f"P{n}") for n in range(1, 6)),
        *(c.worker(f"W{n}") for n in range(1, 6)),
        *(c.engagement(f"W{n}", f"P{n}") for n in range(1, 4)),
        c.engagement("W4", "P4", amount="0.5"),
        c.engagement("W5", "P5", footing=staffing.FOOTING_AGENCY_COVER),
        c.starter("S1", "P4", "0.5", date.Date(year=2026, month=11, day=1)),
    )
    return c


def rate_of(council, definition, **question):
    return service.measures.GetVacancyRate(measures_messages.GetVacancyRateRequest(
        unit_id=council.id("council"), as_of_date=CENSUS_DAY, definition=definition, **question))


class RateChecks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.council = council_of_five_posts("rates")

    def _expect(self, definition, value, numerator, denominator, **question):
        answer = rate_of(self.council, definition, **question)

        self.assertEqual(answer.rate.WhichOneof("outcome"), "value")
        self.assertEqual(
            (answer.rate.value.value, answer.rate.numerator.value, answer.rate.denominator.value),
            (value, numerator, denominator))
        self.assertEqual(
            (answer.establishment_fte.value, answer.in_post_fte.value, answer.vacant_fte.value, answer.agency_cover_fte.value),
            ("5", "3.5", "1.5", "1"))
        self.assertEqual((answer.definition, answer.as_of_date), (definition, CENSUS_DAY))

    def test_establishment(self):
        """rate: vacant 1.5 of establishment 5 is 30 per cent"""
        self._expect(measures.VACANCY_DEFINITION_ESTABLISHMENT, "30", "1.5", "5")

    def test_net_of_agency(self):
        """rate: net of agency cover 1, it is 10 per cent"""
        self._expect(measures.VACANCY_DEFINITION_ESTABLISHMENT_NET_OF_AGENCY, "10", "0.5", "5")

    def test_dfe(self):
        """rate: as the DfE counts, vacant 1.5 of vacant and in post 5 is 30 per cent"""
        self._expect(measures.VACANCY_DEFINITION_DFE, "30", "1.5", "5")

    def test_pipeline(self):
        """rate: with the starter who is due, vacant 1 of 5 is 20 per cent"""
        self._expect(measures.VACANCY_DEFINITION_ESTABLISHMENT_WITH_PIPELINE, "20", "1", "5", pipeline_through_date=NOVEMBER)

    def test_rounding(self):
        """rate: a third is rounded as asked"""
        c = Council("thirds")
        push(c.council(), c.post("P1", amount="3"), c.worker("W1"), c.engagement("W1", "P1"))

        rate = rate_of(c, measures.VACANCY_DEFINITION_ESTABLISHMENT, rounding=measures.Rounding(decimal_places=3)).rate

        self.assertEqual((rate.value.value, rate.unrounded_value.value), ("66.667", "66.6666666666"))

    def test_missing(self):
        """rate: there is none, and the reason is MISSING, before anything was reported"""
        before = date.Date(year=FIRST_DAY.year - 1, month=1, day=1)

        rate = service.measures.GetVacancyRate(measures_messages.GetVacancyRateRequest(
            unit_id=self.council.id("council"), as_of_date=before)).rate

        self.assertEqual(rate.WhichOneof("outcome"), "no_value_reason")
        self.assertEqual(rate.no_value_reason, measures.NO_VALUE_REASON_MISSING)
        self.assertFalse(rate.HasField("numerator"))

    def test_monthly_series(self):
        """rate: month by month, a leaver of 31 May shows from May on"""
        c = Council("months")
        push(
            c.council(), c.post("P1"), c.post("P2"), c.worker("W1"), c.worker("W2"), c.engagement("W1", "P1"),
            c.engagement("W2", "P2", last_date=date.Date(year=2026, month=5, day=31)))

        series = service.measures.GetMonthlySeries(measures_messages.GetMonthlySeriesRequest(
            unit_id=c.id("council"),
            first_month_date=date.Date(year=2026, month=4),
            last_month_date=date.Date(year=2026, month=6),
            measures=[
                measures.Measure(vacancy_rate=measures.VACANCY_DEFINITION_ESTABLISHMENT),
                measures.Measure(figure=measures.STAFFING_FIGURE_IN_POST),
            ]))

        self.assertEqual(
            [(month.as_of_date.month, *(each.value.value for each in month.values)) for month in series.months],
            [(4, "0", "2"), (5, "50", "1"), (6, "50", "1")])
