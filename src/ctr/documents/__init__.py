"""Documents: what a template sees (`views`), how it is filled in (`render`) and made (`build`)."""
