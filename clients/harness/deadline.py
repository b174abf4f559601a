"""One bound on the time of a whole run, shared by everything that waits."""

import time


class OutOfTime(Exception):
    """The run has used up its time; nothing more is started."""


class Deadline:
    """Counts down from a number of seconds given at the start."""

    def __init__(self, seconds):
        self._end = time.monotonic() + seconds

    def at_most(self, seconds):
        """The seconds that may be waited now: those asked for, or what is left when that is less."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise OutOfTime("the time of the whole run is used up")
        return min(seconds, left)
