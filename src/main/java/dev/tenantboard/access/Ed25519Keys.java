package dev.tenantboard.access;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Public keys of Ed25519 as a JWK (RFC 8037) and as the JDK's type, whose encoding is a prefix and the key (RFC 8410). The JDK
 * verifies with them, because the JOSE library needs another library for this, which the server does not contain.
 */
final class Ed25519Keys {

    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int LENGTH = 32;

    private Ed25519Keys() {}

    static boolean verifies(OctetKeyPair key, byte[] content, byte[] signature) throws GeneralSecurityException {
        Signature verification = Signature.getInstance("Ed25519");
        verification.initVerify(toPublicKey(key));
        verification.update(content);
        return verification.verify(signature);
    }

    private static PublicKey toPublicKey(OctetKeyPair key) throws GeneralSecurityException {
        byte[] raw = key.getX().decode();
        byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + raw.length);
        System.arraycopy(raw, 0, encoded, PREFIX.length, raw.length);
        return toPublicKey(encoded);
    }

    private static PublicKey toPublicKey(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    static OctetKeyPair toJwk(byte[] encoded) throws GeneralSecurityException {
        byte[] checked = toPublicKey(encoded).getEncoded();
        byte[] raw = Arrays.copyOfRange(checked, checked.length - LENGTH, checked.length);
        return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(raw)).build();
    }
}
