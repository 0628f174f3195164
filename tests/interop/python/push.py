"""Pushes staffing changes: all at once, or step by step over one stream."""

import itertools
import queue

import service
from contract import staffing_messages


def request(*changes):
    return staffing_messages.PushStaffingChangesRequest(changes=changes)


def push(*changes):
    """Sends the changes in one message and returns their acknowledgements."""
    with PushStream() as stream:
        stream.send(*changes)
        stream.end()
        return stream.rest()


class PushStream:
    """A push whose sender waits for acknowledgements whenever it likes."""

    def __init__(self, stub=service.staffing, **call):
        self._requests = queue.SimpleQueue()
        self.call = stub.PushStaffingChanges(iter(self._requests.get, None), **call)
        self._acknowledgements = (each for response in self.call for each in response.acknowledgements)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()
        self.call.cancel()

    def send(self, *changes):
        self._requests.put(request(*changes))

    def end(self):
        self._requests.put(None)

    def receive(self, count):
        """The next acknowledgements, as soon as there are so many."""
        return list(itertools.islice(self._acknowledgements, count))

    def rest(self):
        """The acknowledgements up to the end of the stream."""
        return list(self._acknowledgements)
