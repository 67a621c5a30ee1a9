"""A year's dossier in one file: report, data, evidence, and what lets someone check it offline."""
