"""The craft of Sorotan: articles, claims, sources, suggestions and export, without a window."""
