"""`python -m ctr`."""

from ctr.cli.app import main

if __name__ == "__main__":
    main()
