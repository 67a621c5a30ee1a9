"""From a folder of files to a plan, with every problem at its place."""
