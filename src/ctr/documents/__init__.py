"""What is printed: prepared views, the templates' environment, and the documents."""
