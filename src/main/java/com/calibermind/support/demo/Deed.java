package com.calibermind.support.demo;

/** What somebody does in a scene. */
interface Deed {

    /** Returns the reference of what the story is about from now on, or null if that stays as it is. */
    String act(Scene scene) throws Exception;

    /** A deed that changes nothing about what the story is about. */
    interface Plain {
        void act(Scene scene) throws Exception;
    }

    static Deed of(Plain plain) {
        return scene -> {
            plain.act(scene);
            return null;
        };
    }
}
