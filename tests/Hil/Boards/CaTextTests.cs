using System;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

using LVS.Node;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hil;

/// <summary><see cref="CaText"/>: what people paste as a certificate is used, or refused with the reason.</summary>
[TestClass]
public sealed class CaTextTests
{
    private static readonly string Ca = Make("CN=ca", 256);
    private static readonly string Other = Make("CN=other", 384);

    /// <summary>Whatever stands around it, and however its lines end, it is the same certificate.</summary>
    [TestMethod]
    public void TextAroundACertificateIsLeftOut()
    {
        string letters = string.Concat(Ca.Split('\n')[1..^1].Select(l => l.Trim()));
        string[] pasted =
        [
            Ca, "\n\n" + Ca, Ca + "\n\n \n", "Certificate:\n    Data:\n        Version: 3 (0x2)\n        Serial Number: 1 (0x1)\n" + Ca,
                Ca.ReplaceLineEndings("\r\n"),
            " " + Ca.Replace("\n", "\n  ", StringComparison.Ordinal), $"-----BEGIN CERTIFICATE-----{letters}-----END CERTIFICATE-----",
                "subject=CN = ca\nissuer=CN = ca\n" + Ca + "---\nServer certificate",
        ];
        using X509Certificate2 expected = X509Certificate2.CreateFromPem(Ca);
        foreach (string text in pasted)
        {
            Assert.IsNull(CaText.ComplaintOf(text), text);
            string clean = CaText.CertificateOf(text);
            using X509Certificate2 read = X509Certificate2.CreateFromPem(clean);
            Assert.AreEqual(expected.Thumbprint, read.Thumbprint);
            Assert.AreEqual(Ca.Trim(), clean.Trim());
        }
    }

    [TestMethod]
    public void OtherTextIsRefused()
    {
        Refuses("several certificates", Ca + "\n" + Other);
        Refuses("private key", "-----BEGIN PRIVATE KEY-----\nMII=\n-----END PRIVATE KEY-----\n" + Ca);
        Refuses("no certificate", "-----BEGIN CERTIFICATE REQUEST-----\nMII=\n-----END CERTIFICATE REQUEST-----\n");
        Refuses("neither", Ca.Split('\n')[1]);
        Refuses("neither", "one line\nand another");
        Refuses("neither", new string('x', 300));
        Refuses("character", Ca.Replace("\n", "\\n", StringComparison.Ordinal));
        Refuses("damaged", Ca.Replace(Ca.Split('\n')[2] + "\n", "", StringComparison.Ordinal));
    }

    /// <summary>Cut anywhere, it is refused.</summary>
    [TestMethod]
    public void ACutOneIsSeen()
    {
        for (int length = "-----BEGIN".Length; length < Ca.TrimEnd().Length; length++)
        {
            Assert.IsNotNull(CaText.ComplaintOf(Ca[..length]), Ca[..length]);
        }
    }

    private static void Refuses(string reason, string text) => Assert.Contains(reason, CaText.ComplaintOf(text) ?? "nothing");

    private static string Make(string name, int bits)
    {
        using ECDsa pair = ECDsa.Create(bits == 256 ? ECCurve.NamedCurves.nistP256 : ECCurve.NamedCurves.nistP384);
        CertificateRequest request = new(name, pair, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return certificate.ExportCertificatePem() + "\n";
    }
}
