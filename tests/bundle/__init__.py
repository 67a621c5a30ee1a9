"""Tests of ctr.bundle."""
