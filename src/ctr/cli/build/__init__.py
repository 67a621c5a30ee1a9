"""Makes what is written from the commands themselves: `python -m ctr.cli.build`."""
