"""ที่ซึ่งเรามาพบกัน: forums, committees and councils — called, sat and proven, on paper or without internet."""
