"""The check of links: what stands on the site, where it leads, and who says it is fine."""
