using System;
using System.IO;
using System.Text;

using LVS.Harness;

namespace LVS.Cli;

/// <summary>
/// Standard output or standard error, which a caller may have closed or put on a full disk. A result that cannot be written ends the
/// command with a sentence; a message that nobody can read is left out, and the exit code still tells.
/// </summary>
/// <param name="inner">The stream's own writer.</param>
/// <param name="isResult">Whether the command is in vain without it: standard output.</param>
internal sealed class StandardWriter(TextWriter inner, bool isResult) : TextWriter(inner.FormatProvider)
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <summary>Puts one before each of the console's two writers.</summary>
    public static void Install()
    {
        Console.SetOut(new StandardWriter(Console.Out, isResult: true));
        Console.SetError(new StandardWriter(Console.Error, isResult: false));
    }

    /// <inheritdoc/>
    public override void Write(char value) => Guarded(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Guarded(() => inner.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Guarded(() => inner.Write(value));

    /// <inheritdoc/>
    public override void WriteLine() => Guarded(inner.WriteLine);

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Guarded(() => inner.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Guarded(inner.Flush);

    private void Guarded(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (isResult)
            {
                string why = e is UnauthorizedAccessException ? "it is closed" : e.Message.TrimEnd('.');
                throw new UserException(
                    $"standard output cannot be written: {why}. Send it to a terminal, or to a file on a disk with room.",
                    UserException.Unknown);
            }
        }
    }
}
