"""What others read of a page to find it and to show a link to it: search engines, feed readers, cards of links."""
