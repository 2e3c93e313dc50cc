package com.calibermind.support.meetings;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TrainingSessions extends Repository<TrainingSession, Long> {

    /** The company's standard session, once it was held. */
    Optional<TrainingSession> findByCompanyIdAndExtraFalse(Long companyId);

    long countByCompanyIdAndExtraTrue(Long companyId);

    /**
     * Writes a session that was held.
     *
     * @return 0, and nothing is written, if it says that it is the standard one and the company has had that, also if two
     *     are recorded at once
     */
    @Modifying
    @Query(value = """
                    insert into training_session (meeting_id, company_id, held_at, attended, extra, recorded_by)
                    values (?1, ?2, ?3, ?4, ?5, ?6) on conflict (company_id) where not extra do nothing""", nativeQuery = true)
    int record(long meetingId, long companyId, Instant heldAt, String attended, boolean extra, String by);
}
