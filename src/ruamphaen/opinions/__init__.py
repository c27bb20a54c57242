"""ความเห็นร่วม: where we agree. Short statements, and the groups of people that answers draw."""
