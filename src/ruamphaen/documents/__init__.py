"""แบบและเอกสาร: the official papers, described once (:mod:`.sheet`) and printed many times."""
