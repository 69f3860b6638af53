using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using System.Text.Json;

using LVS.Emulator;
using LVS.Harness;
using LVS.Live;
using LVS.Report;

namespace LVS.Cli;

/// <summary><c>lvs</c>: one tool for the whole product. Exit codes: 0 holds, 1 broken, 2 unknown, 64 usage.</summary>
internal static class Program
{
    private const string Help = "'lvs --help' lists the verbs, 'lvs VERB --help' the options of one.";

    /// <summary>Narrowest help, in columns: the writer of help cannot break lines that are much shorter.</summary>
    private const int HelpWidthMin = 20;

    private static bool json;

    private static int Main(string[] args)
    {
        if (args is [FirmwareProcess.EmulateBoard, ..])
        {
            return EmulatorMain.Main(args[1..]);
        }

        json = args.Contains(Common.JsonName);
        StandardWriter.Install();
        AppDomain.CurrentDomain.UnhandledException += (_, failure) => Environment.Exit(Fail((Exception)failure.ExceptionObject));
        Interrupt.Hear(signal =>
            Environment.Exit(Refuse($"stopped by {signal} before it was done; nothing can be told of it.", UserException.Unknown)));
        try
        {
            return Run(args);
        }
#pragma warning disable CA1031 // Whatever was thrown, the user gets a sentence and an exit code that says so.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Fail(e);
        }
    }

    private static int Run(string[] args)
    {
        // A value that begins with @ is taken literally; no response file is read in its place.
        RootCommand root = Root();
        if (root.Options.OfType<HelpOption>().FirstOrDefault()?.Action is HelpAction help)
        {
            help.MaxWidth = Math.Max(HelpWidthMin, help.MaxWidth);
        }

        // The parser would take the next word for the value: --out= --json.
        if (EmptyOption(root, args) is string nothing)
        {
            return RefuseEmpty(nothing);
        }

        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        Command named = parsed.CommandResult.Command;
        if (named.Subcommands.Count > 0 && named.Action == null && parsed.UnmatchedTokens.All(word => word == Common.JsonName)
            && parsed.Action is null or ParseErrorAction)
        {
            root.Parse([.. args.Where(word => word != Common.JsonName), "--help"])
                .Invoke(new InvocationConfiguration { Output = json ? Console.Error : Console.Out });
            return Refuse($"name a verb: {string.Join(", ", named.Subcommands.Select(verb => verb.Name))}.", UserException.Usage);
        }

        if (parsed.Errors.Count > 0)
        {
            // When an unknown verb was named, the parser also reports a missing verb. That second message is left out.
            string[] told =
                [.. parsed.Errors.Select(error => error.Message)
                .Where(message => parsed.Errors.Count == 1 || !message.StartsWith("Required command", StringComparison.Ordinal))];
            // The parser repeats words that it does not expect, and one of them may be an address with a password.
            return Refuse(Logins.Hide(string.Join(' ', told.Append(Help)), "***"), UserException.Usage);
        }

        // No option has a meaning for an empty value. A shell passes one for a variable that is not set.
        if (parsed.CommandResult.Children.FirstOrDefault(given => given.Tokens.Any(token => token.Value.Length == 0)) is SymbolResult empty)
        {
            string name = empty is OptionResult option ? option.Option.Name : (empty as ArgumentResult)?.Argument.Name ?? "a word";
            return RefuseEmpty(name);
        }

        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    /// <summary>The first option that has a sign for a value and nothing behind it, or null.</summary>
    private static string? EmptyOption(Command root, string[] args) => args.TakeWhile(word => word != "--")
        .Where(word => word.StartsWith('-') && word[^1] is '=' or ':')
        .Select(word => word[..^1])
        .FirstOrDefault(OptionNames(root).Contains);

    private static HashSet<string> OptionNames(Command command) =>
        [.. command.Options.SelectMany(option => option.Aliases.Append(option.Name)), .. command.Subcommands.SelectMany(OptionNames)];

    private static int RefuseEmpty(string name) =>
        Refuse($"{name} is empty: give it a value, or leave it out. {Help}", UserException.Usage);

    private static RootCommand Root() => new("LVS, a swarm of micro-nodes that preserve, measure and protect value.\n"
        + "Exit codes: 0 holds, 1 broken, 2 could not tell, 64 usage.\nExample: lvs swarm --nodes 16 --seconds 20 --loss 10")
    {
        InitVerb.Create(),
        SwarmVerb.Create(),
        SimVerb.Create(),
        SiloVerb.Create(),
        RecordVerbs.CreatePut(),
        RecordVerbs.CreateGet(),
        RecordVerbs.CreateCheck(),
        RecordVerbs.CreateRenew(),
        RecordVerbs.CreateForget(),
        RecordVerbs.CreateList(),
        NodeVerb.Create(),
        EmulateVerb.Create(),
        FlashVerb.Create(),
        DoctorVerb.Create(),
        HilVerb.Create(),
        DecodeVerb.Create(),
        BenchVerb.Create(),
    };

    /// <summary>Reports the exception with which a verb ended.</summary>
    private static int Fail(Exception failure)
    {
        Exception cause = failure is AggregateException { InnerException: Exception inner } ? inner : failure;
        return cause switch
        {
            UserException of => Refuse(of.Message, of.ExitCode),
            OperationCanceledException => Refuse("stopped before it was done; nothing can be told of it.", UserException.Unknown),
            IOException or UnauthorizedAccessException => Refuse(cause.Message, UserException.Unknown),
            OutOfMemoryException =>
                Refuse("the memory of this machine is not enough for that: ask for fewer nodes, or less time.", UserException.Unknown),
            _ => Refuse(
                $"an error of the program itself: {cause.GetType().Name}: {cause.Message.ReplaceLineEndings(" ")} "
                    + $"({cause.TargetSite?.DeclaringType?.Name}.{cause.TargetSite?.Name}). "
                + "Please report it with the command.",
                UserException.Unknown),
        };
    }

    /// <summary>Says why there is no result.</summary>
    private static int Refuse(string error, int exitCode)
    {
        try
        {
            // It may repeat a name or a word that moves the terminal's cursor.
            Console.Error.WriteLine($"lvs: {string.Join('\n', error.ReplaceLineEndings("\n").Split('\n').Select(Printable.Of))}");
            if (json)
            {
                Console.WriteLine(
                    JsonSerializer.Serialize(new { verdict = exitCode == UserException.Usage ? "usage" : "unknown", error },
                    ResultJson.Lenient));
            }
        }
        catch (Exception e) when (e is IOException or UserException)
        {
            // Nobody reads the output any more; the exit code still tells.
        }

        return exitCode;
    }
}
