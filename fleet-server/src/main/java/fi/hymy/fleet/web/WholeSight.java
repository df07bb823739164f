package fi.hymy.fleet.web;

/// Sees every place.
///
/// @param seesContacts whether contact details too
record WholeSight(String who, boolean seesContacts) implements Sight {
    private static final String TRUE = "1 = 1";

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public String kiosks(String kiosk) {
        return TRUE;
    }

    @Override
    public String kiosksAt(String kiosk, String at) {
        return TRUE;
    }

    @Override
    public String places(String place) {
        return TRUE;
    }

    @Override
    public String points(String point) {
        return TRUE;
    }

    @Override
    public boolean seesKiosk(String id) {
        return true;
    }

    @Override
    public boolean seesPlace(String id) {
        return true;
    }

    @Override
    public boolean seesPoint(String id) {
        return true;
    }

    @Override
    public boolean seesPlacement(String id) {
        return true;
    }
}
