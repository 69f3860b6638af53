using System.Text.RegularExpressions;

namespace LVS.Harness;

/// <summary>
/// Passwords in addresses of the form <c>scheme://user:password@host</c> (RFC 3986, section 3.2.1), and after <c>password=</c> or
/// <c>pwd=</c>, as in a query or in a connection string.
/// </summary>
public static partial class Logins
{
    /// <summary>A text with a word in place of every password.</summary>
    /// <param name="text">Text with any number of addresses.</param>
    /// <param name="word">The word.</param>
    public static string Hide(string text, string word) => Password().Replace(NamedPassword().Replace(text, word), word);

    // A password may contain an @: it ends at the last one of its word.
    [GeneratedRegex(@"(?<=://[^\s:/]*:)\S+(?=@)", RegexOptions.CultureInvariant)]
    private static partial Regex Password();

    [GeneratedRegex(@"(?<=(?:password|pwd)\s*=\s*)(?:'[^']*'|""[^""]*""|[^;&,\s]+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NamedPassword();
}
