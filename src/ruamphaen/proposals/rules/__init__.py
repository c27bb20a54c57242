"""กฎของข้อเสนอ: what is right about proposals. No Django here."""
