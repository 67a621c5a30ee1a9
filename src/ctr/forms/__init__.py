"""The Excel form of a unit: its layout, written out, read back, merged into the plan."""
