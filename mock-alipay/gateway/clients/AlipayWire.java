import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * The wire of alipay-sdk-java's DefaultAlipayClient without the SDK: public parameters in the query, biz_content in the body,
 * URLEncoder's way of encoding, alipay_sdk signed with the rest, and the response node cut out of the raw text to be verified.
 * Arguments: gateway, app id, private key (PKCS#8), Alipay's public key, method, biz_content.
 */
public class AlipayWire {
    public static void main(String[] args) throws Exception {
        String gateway = args[0], appId = args[1], privateKey = args[2], alipayPublicKey = args[3], method = args[4], bizContent = args[5];
        TreeMap<String, String> all = new TreeMap<>(Map.of(
            "app_id", appId, "method", method, "charset", "UTF-8", "sign_type", "RSA2", "format", "json", "version", "1.0",
            "timestamp", "2026-11-22 09:00:00", "alipay_sdk", "alipay-sdk-java-dynamicVersionNo", "biz_content", bizContent));
        all.put("sign", sign(join(all, false), privateKey));
        String biz = all.remove("biz_content");
        HttpURLConnection connection = (HttpURLConnection) URI.create(gateway + "?" + join(all, true)).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");
        connection.setRequestProperty("User-Agent", "aop-sdk-java");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(("biz_content=" + encode(biz)).getBytes(StandardCharsets.UTF_8));
        }
        String body;
        try (InputStream in = connection.getInputStream()) {
            body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        System.out.println(body);
        System.out.println("verified=" + verify(signSource(body, method.replace('.', '_') + "_response"), signOf(body), alipayPublicKey));
    }

    static String join(Map<String, String> params, boolean encoded) throws Exception {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> entry : params.entrySet()) {
            if (text.length() > 0) text.append('&');
            text.append(entry.getKey()).append('=').append(encoded ? encode(entry.getValue()) : entry.getValue());
        }
        return text.toString();
    }

    static String encode(String text) throws Exception {
        return URLEncoder.encode(text, "UTF-8");
    }

    /** JsonConverter.getSignSourceData: from the node's colon to the brace before ,"sign". */
    static String signSource(String body, String node) {
        int start = body.indexOf(node) + node.length() + 2;
        int end = body.lastIndexOf("\"sign\"") - 1;
        return body.substring(start, end);
    }

    static String signOf(String body) {
        int start = body.lastIndexOf("\"sign\":\"") + 8;
        return body.substring(start, body.indexOf('"', start));
    }

    static String sign(String text, String key) throws Exception {
        Signature signature = Signature.getInstance("SHA256WithRSA");
        signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key))));
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    static boolean verify(String text, String sign, String key) throws Exception {
        Signature signature = Signature.getInstance("SHA256WithRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getDecoder().decode(sign));
    }
}
