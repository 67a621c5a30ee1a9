"""What a unit has to do with a task."""

from typing import Literal

Role = Literal["lead", "coordinating", "any"]
