package com.calibermind.support.cases;

import java.util.List;

/**
 * @param next to be given as {@link CaseQuery#after} for what follows; null if nothing does
 */
public record CasePage(List<CaseLine> cases, String next) {}
