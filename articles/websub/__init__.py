"""WebSub, the publisher's side: a hub is told which feeds changed (https://www.w3.org/TR/websub/#publishing)."""
