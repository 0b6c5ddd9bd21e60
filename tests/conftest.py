"""What all tests share."""

from hypothesis import HealthCheck, settings

# Laws are about results: on a busy machine any example can take long, and that breaks none of them.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
