"""Measurements that take minutes: what the reference solutions really achieve."""
