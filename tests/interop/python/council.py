"""Makes the staffing changes of a council that only one check knows."""

from contract import date, decimal, staffing
from google.protobuf.timestamp_pb2 import Timestamp

SOURCE = "interop-python"
FIRST_DAY = date.Date(year=2026, month=4, day=1)
CENSUS_DAY = date.Date(year=2026, month=9, day=30)

_MADE_FROM = 1_775_000_000  # A moment of 2026; each change of a council is made one second after the one before.


def fte(value):
    return decimal.Decimal(value=value)


class Council:
    def __init__(self, name):
        self._name = name
        self._made = 0

    def id(self, name):
        """An id that no other check uses."""
        return f"py-{self._name}-{name}"

    def council(self, name="Interop Council"):
        return self._change(
            unit=staffing.OrganisationUnit(
                unit_id=self.id("council"), first_date=FIRST_DAY, kind=staffing.UNIT_KIND_COUNCIL, name=name))

    def post(self, name, amount="1", title=""):
        return self._change(
            post=staffing.Post(
                post_id=self.id(name), first_date=FIRST_DAY, unit_id=self.id("council"), role=staffing.ROLE_CASE_HOLDER,
                fte=fte(amount), status=staffing.POST_STATUS_RECRUITING, title=title))

    def worker(self, name, full_name=""):
        return self._change(worker=staffing.Worker(worker_id=self.id(name), name=full_name))

    def engagement(self, worker, post, amount="1", footing=staffing.FOOTING_PERMANENT, last_date=None):
        """The worker's only engagement, under the worker's own id."""
        return self._change(
            engagement=staffing.Engagement(
                engagement_id=self.id(worker), worker_id=self.id(worker), footing=footing, first_date=FIRST_DAY,
                last_date=last_date, placement=staffing.Placement(post_id=self.id(post)), fte=fte(amount)))

    def starter(self, name, post, amount, expected):
        return self._change(
            pipeline_starter=staffing.PipelineStarter(
                pipeline_starter_id=self.id(name), placement=staffing.Placement(post_id=self.id(post)), fte=fte(amount),
                stage=staffing.PIPELINE_STAGE_OFFERED, expected_start_date=expected))

    def _change(self, **fact):
        self._made += 1
        return staffing.StaffingChange(
            source=SOURCE, change_id=self.id(f"change-{self._made}"), made_time=Timestamp(seconds=_MADE_FROM + self._made), **fact)
