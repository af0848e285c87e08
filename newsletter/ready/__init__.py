"""What an issue still lacks, seen in the newest drafts of it and of its articles.

Nothing here keeps anybody from publishing: it tells, and leads to where it is mended. All of it
costs the same number of queries however many issues and articles there are.
"""
