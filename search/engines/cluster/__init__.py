"""The parts of the cluster engine. Nothing else may import the Elasticsearch client."""
