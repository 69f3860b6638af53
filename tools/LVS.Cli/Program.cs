using System;
using System.CommandLine;
using System.IO;

using LVS.Harness;

namespace LVS.Cli;

/// <summary><c>lvs</c>: one tool for the whole product. Exit codes: 0 holds, 1 broken, 2 unknown, 64 usage.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        RootCommand root = new("LVS, a swarm of micro-nodes that preserve, measure and protect value.")
        {
            InitVerb.Create(),
            SwarmVerb.Create(),
            SimVerb.Create(),
            RecordVerbs.CreatePut(),
            RecordVerbs.CreateGet(),
            NodeVerb.Create(),
            EmulateVerb.Create(),
            FlashVerb.Create(),
            DoctorVerb.Create(),
            HilVerb.Create(),
            DecodeVerb.Create(),
            BenchVerb.Create(),
        };
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
            {
                Console.Error.WriteLine($"lvs: {error.Message}");
            }

            Console.Error.WriteLine("lvs: 'lvs --help' lists the verbs, 'lvs VERB --help' the options of one.");
            return UserException.Usage;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (UserException e)
        {
            Console.Error.WriteLine($"lvs: {e.Message}");
            return e.ExitCode;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"lvs: {e.Message}");
            return UserException.Unknown;
        }
    }
}
