using System;
using System.IO;

using LVS.Node;

namespace LVS.Harness;

/// <summary>
/// The CA certificate of <c>brokerCa</c> on the PC: from the configuration itself or from the file that it names, extracted as on a board.
/// </summary>
public static class BrokerCa
{
    private const string Drive = "I:";

    /// <summary>The certificate as PEM text, empty for none.</summary>
    /// <param name="pathOrText">A valid <c>brokerCa</c>.</param>
    /// <exception cref="UserException">The file is not there, or holds no certificate.</exception>
    public static string TextOf(string pathOrText)
    {
        if (pathOrText.Length == 0 || CaText.IsText(pathOrText))
        {
            return pathOrText.Length == 0 ? "" : CaText.CertificateOf(pathOrText);
        }

        if (IsOnBoard(pathOrText))
        {
            throw new UserException(
                $"'brokerCa' names {pathOrText}, a file on a board's drive: on a PC name the PC's file, which is handed on to boards, "
                    + "too.");
        }

        try
        {
            FileInfo file = new(pathOrText);
            string text = file.Length <= ConfigText.SizeMax * 16 ? File.ReadAllText(pathOrText) : "";
            return CaText.ComplaintOfText(text) is string complaint
                ? throw new UserException($"'brokerCa': {pathOrText} {complaint}.")
                : CaText.CertificateOf(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UserException(
                $"'brokerCa' cannot be used ({e.Message.TrimEnd('.')}): it must be a CA certificate in PEM form, or the path of a file "
                    + "with one.");
        }
    }

    /// <summary>
    /// The value for a board: a path on the board's own drive stays, and otherwise the certificate itself, because the board has no file of
    /// the PC.
    /// </summary>
    /// <exception cref="UserException">As above.</exception>
    public static string ForBoard(string pathOrText) => IsOnBoard(pathOrText) ? pathOrText : TextOf(pathOrText);

    private static bool IsOnBoard(string path) => path.StartsWith(Drive, StringComparison.OrdinalIgnoreCase);
}
