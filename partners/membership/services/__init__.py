"""What people do about who may act for whom: permission, transaction, history, notices."""
