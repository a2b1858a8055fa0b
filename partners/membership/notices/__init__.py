"""What people hear about their organisations by e-mail; each module registers its kinds."""
