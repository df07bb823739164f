package fi.hymy.protocol.survey;

import fi.hymy.protocol.id.ContentHash;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Checks that what a survey refers to is listed in its assets, and of a kind that can stand there.
record AssetCheck(Map<ContentHash, Asset> assets, List<Fault> faults, Gaps gaps) {
    /// @param hash null refers to nothing
    void picture(String path, @Nullable ContentHash hash) {
        check(path, hash, Asset::isPicture, "must be a picture");
    }

    /// @param hash null refers to nothing
    void motion(String path, @Nullable ContentHash hash) {
        check(path, hash, Asset::isMotion, "must be a video or an animated picture");
    }

    void listed(String path, ContentHash hash) {
        check(path, hash, _ -> true, "");
    }

    private void check(String path, @Nullable ContentHash hash, Predicate<Asset> fits, String message) {
        if (hash == null || gaps.hideAssets()) {
            return;
        }
        Optional<Asset> asset = Optional.ofNullable(assets.get(hash));
        if (asset.isEmpty()) {
            faults.add(new Fault(path, "no asset with this hash is listed in assets"));
        } else if (!fits.test(asset.get())) {
            faults.add(new Fault(path, message));
        }
    }
}
