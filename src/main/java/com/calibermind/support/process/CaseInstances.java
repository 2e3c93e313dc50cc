package com.calibermind.support.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which process instances belong to which cases; for callers who may read cases. */
@Component
@Transactional(readOnly = true)
public class CaseInstances {

    /** The processes whose instances everybody at the desk may know of: not those of the Incident Response Team (P32). */
    public static final List<String> PROCESSES = Rights.ALL_PROCESSES;

    private final NamedParameterJdbcTemplate jdbc;

    CaseInstances(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Ids of the main process by reference; cases of which none runs are left out. */
    public Map<String, String> of(Collection<String> references) {
        Map<String, String> found = new HashMap<>();
        List<String> known =
                references.stream().filter(it -> it != null).distinct().toList();
        if (!known.isEmpty()) {
            jdbc.query("""
                    select business_key_, id_ from act_ru_execution
                    where business_key_ in (:references) and parent_id_ is null
                        and split_part(proc_def_id_, ':', 1) = 'SupportCase'""", Map.of("references", known), row -> {
                found.put(row.getString(1), row.getString(2));
            });
        }
        return found;
    }
}
