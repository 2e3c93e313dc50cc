package com.calibermind.support.desk;

import com.calibermind.support.language.Said;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A diagram as its BPMN says that it is drawn, moved so that it begins at 0/0. Lengths are those of the diagram: pixels at
 * 100 %.
 *
 * @param process key
 */
record Drawing(
        String process,
        @JsonSerialize(using = Said.class) String name,
        int width,
        int height,
        List<Shape> shapes,
        List<Line> lines) {

    enum Kind {
        TASK,
        CALL,
        GROUP,
        GATEWAY,
        START,
        BETWEEN,
        END
    }

    /** What stands in a shape; what is not told apart here stands in none. */
    enum Symbol {
        PERSON,
        TIMER,
        MESSAGE,
        ONE_WAY,
        ALL_WAYS,
        FIRST_EVENT
    }

    /**
     * @param symbol or null
     * @param name empty if it has none
     * @param dashed whether it goes on beside the rest instead of ending it
     * @param calls key of the process that runs while it stands here, or null
     * @param label where its name stands if it is not inside, or null
     */
    record Shape(
            String id,
            Kind kind,
            Symbol symbol,
            @JsonSerialize(using = Said.class) String name,
            boolean dashed,
            String calls,
            Box at,
            Box label) {}

    /** @param label where its name stands, or null */
    @Schema(name = "DrawnLine")
    record Line(@JsonSerialize(using = Said.class) String name, List<Point> points, Box label) {}

    record Box(int x, int y, int width, int height) {}

    record Point(int x, int y) {}
}
