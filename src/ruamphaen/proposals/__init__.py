"""ข้อเสนอ: what people ask for."""
