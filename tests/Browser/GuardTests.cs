using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;

using LVS.Harness;
using LVS.Page;
using LVS.Tests.Live;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using MQTTnet;

namespace LVS.Tests.Browser;

/// <summary>Rights of callers at the page's server.</summary>
[TestClass]
public class GuardTests
{
    private const string Token = "a-token-of-21-letters";
    private const string Speed = "{\"name\":\"speed\",\"number\":1}";

    private static SimRun run = null!;

    [ClassInitialize]
    public static void Start(TestContext context) => run = new SimRun("calm", 8, PageOptions.Parse("0", Token, null));

    [ClassCleanup]
    public static void End() => run.Dispose();

    [TestMethod]
    public void LookingOnLoopbackNeedsNoToken()
    {
        run.WaitFor(frame => frame.Up == 8, "all nodes were up");
        Assert.AreEqual(HttpStatusCode.OK, Ask(HttpMethod.Get, "/api/frame"));
        Assert.AreEqual(HttpStatusCode.OK, Ask(HttpMethod.Get, "/"));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("Bearer wrong")]
    [DataRow("Bearer ")]
    [DataRow("Basic " + Token)]
    public void NothingChangesWithoutToken(string? authorization) => Assert.AreEqual(
        HttpStatusCode.Unauthorized,
        Ask(HttpMethod.Post, "/api/deeds", request =>
        {
            if (authorization != null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            }
        }));

    [TestMethod]
    public void WithTokenItChanges() => Assert.AreEqual(HttpStatusCode.OK, Ask(HttpMethod.Post, "/api/deeds", Knows));

    [TestMethod]
    public void NoGetChangesAnything()
    {
        Assert.AreEqual(HttpStatusCode.MethodNotAllowed, Ask(HttpMethod.Get, "/api/deeds?name=kill&node=1", Knows));
        Assert.AreEqual(HttpStatusCode.MethodNotAllowed, Ask(HttpMethod.Put, "/api/deeds", Knows));
    }

    [TestMethod]
    [DataRow("swarm.example")]
    [DataRow("localhost.example")]
    [DataRow("127.0.0.1.example")]
    public void NameThatLeadsHereIsRefused(string host)
    {
        // A site of somebody else that has bound its name to our address asks as its own origin does.
        Assert.AreEqual(HttpStatusCode.MisdirectedRequest, Ask(HttpMethod.Get, "/api/frame", request => request.Headers.Host = host));
        Assert.AreEqual(HttpStatusCode.MisdirectedRequest, Ask(HttpMethod.Post, "/api/deeds", request =>
        {
            Knows(request);
            request.Headers.Host = host;
        }));
    }

    [TestMethod]
    [DataRow("localhost:{0}")]
    [DataRow("127.0.0.1:{0}")]
    [DataRow("[::1]:{0}")]
    public void OwnNamesAreTaken(string host) => Assert.AreEqual(
        HttpStatusCode.OK,
        Ask(HttpMethod.Get, "/", request => request.Headers.Host = string.Format(null, host, run.Http.BaseAddress!.Port)));

    [TestMethod]
    [DataRow("http://swarm.example")]
    [DataRow("null")]
    [DataRow("http://127.0.0.1:1")]
    public void RequestOfAnotherSiteIsRefused(string origin)
    {
        foreach (string path in new[] { "/api/frame", "/metrics", "/mqtt" })
        {
            Assert.AreEqual(HttpStatusCode.Forbidden, Ask(HttpMethod.Get, path, request => request.Headers.Add("Origin", origin)), path);
        }

        Assert.AreEqual(HttpStatusCode.Forbidden, Ask(HttpMethod.Post, "/api/deeds", request =>
        {
            Knows(request);
            request.Headers.Add("Origin", origin);
        }));
    }

    [TestMethod]
    public void RequestThatABrowserMarksAsForeignIsRefused()
    {
        Assert.AreEqual(
            HttpStatusCode.Forbidden,
            Ask(HttpMethod.Get, "/api/frame", request => request.Headers.Add("Sec-Fetch-Site", "cross-site")));
        Assert.AreEqual(HttpStatusCode.OK, Ask(HttpMethod.Get, "/", request =>
        {
            // A link that somebody follows.
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
            request.Headers.Add("Sec-Fetch-Mode", "navigate");
            request.Headers.Add("Sec-Fetch-Dest", "document");
        }));
    }

    [TestMethod]
    public void EverythingIsUnderAStrictPolicy()
    {
        foreach (string path in new[] { "/", "/app.js", "/api/facts", "/metrics", "/nothing" })
        {
            using HttpResponseMessage answer = run.Http.GetAsync(path).GetAwaiter().GetResult();
            string policy = string.Join(";", answer.Headers.GetValues("Content-Security-Policy"));
            StringAssert.Contains(policy, "default-src 'none'");
            StringAssert.Contains(policy, "script-src 'self';");
            Assert.IsFalse(policy.Contains("unsafe", StringComparison.Ordinal) || policy.Contains('*', StringComparison.Ordinal), policy);
            Assert.AreEqual("nosniff", string.Join(";", answer.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [TestMethod]
    public void AnInvalidDeedIsRefusedInASentence()
    {
        foreach ((Deed deed, string words) in new[]
        {
            (new Deed("fly"), "must be one of"), (new Deed("kill", 800), "from 0 to"), (new Deed("kill"), "from 0 to"),
            (new Deed("loss", Number: 101), "from 0 to 100"), (new Deed("loss"), "from 0 to 100"),
            (new Deed("intruder", Text: "spy"), "must be one of"),
        })
        {
            DeedAnswer answer = run.Do(deed.Name, deed.Node, deed.Number, deed.Text);
            Assert.IsFalse(answer.IsDone);
            StringAssert.Contains(answer.Text, words);
        }
    }

    [TestMethod]
    [DataRow("0.0.0.0:0", "--page-token")]
    [DataRow("192.168.1.7", "--page-token")]
    [DataRow("page.example", "in numbers")]
    [DataRow("70000", "PORT")]
    public void AddressIsRefusedInASentence(string address, string words)
    {
        UserException refused = Assert.ThrowsExactly<UserException>(() => PageOptions.Parse(address, null, null));
        StringAssert.Contains(refused.Message, words);
        Assert.AreEqual(UserException.Usage, refused.ExitCode);
    }

    [TestMethod]
    public void ShortTokenIsRefused() => Assert.ThrowsExactly<UserException>(() => PageOptions.Parse("0", "letmein", null));

    [TestMethod]
    public void BeyondLoopbackLookingNeedsTheTokenToo()
    {
        using SimRun open = new("calm", 4, PageOptions.Parse("0.0.0.0:0", Token, null));
        Uri local = new UriBuilder(open.Http.BaseAddress!) { Host = "127.0.0.1" }.Uri;
        using HttpClient stranger = new() { BaseAddress = local };
        foreach (string path in new[] { "/api/frame", "/api/stream", "/api/openapi.json", "/metrics" })
        {
            using HttpResponseMessage answer = stranger.GetAsync(path, HttpCompletionOption.ResponseHeadersRead).GetAwaiter().GetResult();
            Assert.AreEqual(HttpStatusCode.Unauthorized, answer.StatusCode, path);
        }

        // The files hold no secret, and the browser sends the token only once they run.
        using HttpResponseMessage page = stranger.GetAsync("/").GetAwaiter().GetResult();
        Assert.AreEqual(HttpStatusCode.OK, page.StatusCode);
        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using HttpResponseMessage known = stranger.GetAsync("/api/facts").GetAwaiter().GetResult();
        Assert.AreEqual(HttpStatusCode.OK, known.StatusCode);
    }

    [TestMethod]
    public void CertificateMakesItTls()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=lvs", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using TestFolder folder = new();
        File.WriteAllText(folder.File("page.pem"), made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        File.WriteAllBytes(folder.File("page.pfx"), made.Export(X509ContentType.Pkcs12));
        File.WriteAllText(folder.File("none.pem"), "none");
        foreach (string name in new[] { "page.pem", "page.pfx" })
        {
            using SimRun closed = new("calm", 4, PageOptions.Parse("127.0.0.1:0", null, folder.File(name)));
            using HttpClientHandler handler = new()
            {
                ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown!.Thumbprint == made.Thumbprint,
            };
            using HttpClient stranger = new(handler) { BaseAddress = closed.Http.BaseAddress };
            StringAssert.StartsWith(closed.Address, "https://");
            Assert.AreEqual(HttpStatusCode.OK, stranger.GetAsync("/").GetAwaiter().GetResult().StatusCode);
        }

        UserException refused = Assert.ThrowsExactly<UserException>(() => PageOptions.Parse("0", null, folder.File("none.pem")));
        StringAssert.Contains(refused.Message, "--page-cert");
    }

    [TestMethod]
    public void BrokerBeyondLoopbackWantsTheTokenAsPassword()
    {
        using SimRun open = new("calm", 4, PageOptions.Parse("0.0.0.0:0", Token, null));
        MqttClientOptionsBuilder at = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", open.Broker.Port);
        using IMqttClient stranger = new MqttClientFactory().CreateMqttClient();
        MqttClientConnectResult refused = stranger.ConnectAsync(at.Build()).GetAwaiter().GetResult();
        Assert.AreEqual(MqttClientConnectResultCode.BadUserNameOrPassword, refused.ResultCode);
        using IMqttClient known = new MqttClientFactory().CreateMqttClient();
        MqttClientConnectResult result = known.ConnectAsync(at.WithCredentials("page", Token).Build()).GetAwaiter().GetResult();
        Assert.AreEqual(MqttClientConnectResultCode.Success, result.ResultCode);
    }

    [TestMethod]
    public void BrokerAnswersOverWebSocket()
    {
        using ClientWebSocket socket = new();
        socket.Options.AddSubProtocol("mqtt");
        Uri broker = new UriBuilder(run.Http.BaseAddress!) { Scheme = "ws", Path = "/mqtt" }.Uri;
        socket.ConnectAsync(broker, CancellationToken.None).GetAwaiter().GetResult();
        Assert.AreEqual("mqtt", socket.SubProtocol);

        // CONNECT of MQTT 3.1.1, client "page", clean session; CONNACK is 20 02 00 00.
        byte[] connect = [0x10, 16, 0, 4, .. "MQTT"u8, 4, 2, 0, 60, 0, 4, .. "page"u8];
        socket.SendAsync(connect, WebSocketMessageType.Binary, true, CancellationToken.None).GetAwaiter().GetResult();
        byte[] answer = new byte[16];
        int size = socket.ReceiveAsync(answer, CancellationToken.None).GetAwaiter().GetResult().Count;
        Assert.AreEqual("20020000", Convert.ToHexString(answer, 0, size));
        socket.Abort();
    }

    private static void Knows(HttpRequestMessage request) => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);

    private static HttpStatusCode Ask(HttpMethod method, string path, Action<HttpRequestMessage>? change = null)
    {
        using HttpClient stranger = new() { BaseAddress = run.Http.BaseAddress };
        using HttpRequestMessage request = new(method, path);
        if (method != HttpMethod.Get)
        {
            request.Content = new StringContent(Speed, Encoding.UTF8, "application/json");
        }

        change?.Invoke(request);
        using HttpResponseMessage answer = stranger.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).GetAwaiter().GetResult();
        return answer.StatusCode;
    }
}
