package com.calibermind.support.meetings;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Meetings extends Repository<Meeting, Long> {

    Meeting save(Meeting meeting);

    Optional<Meeting> findById(Long id);

    Optional<Meeting> findByUid(String uid);

    @Query("select count(m) > 0 from Meeting m where m.caseReference = ?1 and m.status = 'PLANNED'")
    boolean isAnyPlanned(String caseReference);

    @Query("""
            select m from Meeting m where m.companyId = ?1 and m.status = 'PLANNED' and m.kind = 'TRAINING'
            order by m.startsAt limit 1""")
    Optional<Meeting> nextTraining(long companyId);

    default Meeting get(long id) {
        return findById(id).orElseThrow(() -> new IllegalArgumentException("There is no meeting " + id + "."));
    }
}
