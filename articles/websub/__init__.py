"""Telling a WebSub hub that feeds have changed, so that who subscribed there gets a story within seconds.

The publisher's side of https://www.w3.org/TR/websub/. What is to be told are rows of the publication's transaction.
"""
