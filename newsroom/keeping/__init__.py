"""What keeps a site from being lost: copies of all of it, and how one of them becomes the site again."""
