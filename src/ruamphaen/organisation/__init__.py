"""องค์กร: who we are. The local government, its communities, committees, people and posts."""
