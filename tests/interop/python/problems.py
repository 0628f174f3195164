"""Reads what an error says for a program to understand."""

from contract import error_details, rpc_status

DOMAIN = "workforce.council"


def status_of(error):
    """The google.rpc.Status in the trailer of a call that failed."""
    details = [value for key, value in error.trailing_metadata() if key == "grpc-status-details-bin"]
    assert len(details) == 1, f"expected grpc-status-details-bin once in {error.trailing_metadata()}"
    return rpc_status.Status.FromString(details[0])


def error_info(status):
    return _detail(status, error_details.ErrorInfo)


def fields(status):
    """The paths of the fields at fault."""
    return [violation.field for violation in _detail(status, error_details.BadRequest).field_violations]


def _detail(status, kind):
    matching = [detail for detail in status.details if detail.Is(kind.DESCRIPTOR)]
    assert len(matching) == 1, f"expected one {kind.DESCRIPTOR.full_name} in {status}"
    detail = kind()
    matching[0].Unpack(detail)
    return detail
