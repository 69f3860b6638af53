using System;
using System.CommandLine;
using System.CommandLine.Parsing;

using LVS.Node;
using LVS.Page;

namespace LVS.Cli;

/// <summary>The options of verbs that can show a page.</summary>
internal sealed class PageArguments
{
    private readonly Option<string?> page = new("--page")
    {
        Description = $"Show a live page: PORT, ADDRESS:PORT, or nothing for 127.0.0.1:{PageOptions.PortUsual}; port 0 for a free one. "
            + "Stays until Ctrl-C.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> token = new("--page-token")
    {
        Description = $"Token of the page, {PageOptions.TokenLengthMin} characters or more [default: drawn; needed beyond 127.0.0.1 "
            + "without --page-cert].",
    };

    private readonly Option<string?> certificate = new("--page-cert")
    {
        Description = "Certificate with its private key for the page's TLS: PEM, or PFX without password.",
    };

    /// <summary>The options.</summary>
    public Option[] All => [page, token, certificate];

    /// <summary>Whether a page was asked for.</summary>
    public bool IsAsked(ParseResult parsed) => parsed.GetResult(page) is OptionResult;

    /// <summary>What was asked for, or null for no page.</summary>
    public PageOptions? Read(ParseResult parsed)
    {
        if (!IsAsked(parsed))
        {
            return parsed.GetValue(token) == null && parsed.GetValue(certificate) == null ? null
                : throw new Harness.UserException("--page-token and --page-cert protect a page: give --page, too.");
        }

        return PageOptions.Parse(parsed.GetValue(page) ?? "", parsed.GetValue(token), parsed.GetValue(certificate));
    }

    /// <summary>Starts the page and says where it is.</summary>
    /// <param name="options">Address and token of the page.</param>
    /// <param name="source">The swarm to show.</param>
    /// <param name="swarm">The swarm that browsers may join; null for none.</param>
    public static PageServer Start(PageOptions options, ISwarmSource source, NodeConfig? swarm = null)
    {
        PageServer server = PageServer.Start(options, source, swarm != null && PageGateway.CanJoin(swarm) ? swarm : null);
        Console.Error.WriteLine($"page: {server.Address}");
        Console.Error.WriteLine($"broker: {server.Broker}");
        if (server.Invitation is PageInvitation invitation)
        {
            Console.Error.WriteLine($"join: {invitation.Address}");
            if (!Console.IsErrorRedirected)
            {
                Console.Error.WriteLine(invitation.Blocks());
            }

            Console.Error.WriteLine($"      {invitation.Warning}");
        }

        return server;
    }
}
