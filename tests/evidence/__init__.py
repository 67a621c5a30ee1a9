"""Tests of ctr.evidence."""
